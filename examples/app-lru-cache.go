package main

import (
	"container/list"
	"fmt"
	"sync"
)

type entry[K comparable, V any] struct {
	key   K
	value V
}

// LRU keeps the keys that were used last.
type LRU[K comparable, V any] struct {
	mu      sync.Mutex
	most    int
	order   *list.List
	items   map[K]*list.Element
	evicted func(K, V)
}

func New[K comparable, V any](most int, evicted func(K, V)) *LRU[K, V] {
	return &LRU[K, V]{most: most, order: list.New(), items: make(map[K]*list.Element), evicted: evicted}
}

func (c *LRU[K, V]) Get(k K) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.items[k]
	if !ok {
		return v, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry[K, V]).value, true
}

func (c *LRU[K, V]) Put(k K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.items[k]; ok {
		e.Value.(*entry[K, V]).value = v
		c.order.MoveToFront(e)
		return
	}
	c.items[k] = c.order.PushFront(&entry[K, V]{k, v})
	if c.order.Len() > c.most {
		last := c.order.Remove(c.order.Back()).(*entry[K, V])
		delete(c.items, last.key)
		if c.evicted != nil {
			c.evicted(last.key, last.value)
		}
	}
}

func (c *LRU[K, V]) Keys() (keys []K) {
	for e := c.order.Front(); e != nil; e = e.Next() {
		keys = append(keys, e.Value.(*entry[K, V]).key)
	}
	return
}

func main() {
	c := New(3, func(k string, v int) { fmt.Println("evicted", k, v) })
	for i, k := range []string{"a", "b", "c"} {
		c.Put(k, i)
	}
	fmt.Println(c.Get("a"))
	c.Put("d", 3)
	fmt.Println(c.Get("b"))
	c.Put("c", 20)
	c.Put("e", 4)
	fmt.Println(c.Keys(), len(c.items))

	shared := New[int, int](64, nil)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 200 {
				k := (g*31 + i*17) % 100
				if v, ok := shared.Get(k); ok && v != k*k {
					panic("wrong value")
				}
				shared.Put(k, k*k)
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(shared.items), shared.order.Len())
}
