package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

type Counters struct {
	mu     sync.RWMutex
	byUser map[string]*atomic.Int64
}

func (c *Counters) Add(user string, n int64) {
	c.mu.RLock()
	counter, ok := c.byUser[user]
	c.mu.RUnlock()
	if !ok {
		c.mu.Lock()
		if counter, ok = c.byUser[user]; !ok {
			counter = new(atomic.Int64)
			c.byUser[user] = counter
		}
		c.mu.Unlock()
	}
	counter.Add(n)
}

type Count struct {
	User string
	N    int64
}

func (c *Counters) Snapshot() []Count {
	c.mu.RLock()
	defer c.mu.RUnlock()
	out := make([]Count, 0, len(c.byUser))
	for user, n := range c.byUser {
		out = append(out, Count{user, n.Load()})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].N != out[j].N {
			return out[i].N > out[j].N
		}
		return out[i].User < out[j].User
	})
	return out
}

func main() {
	c := &Counters{byUser: make(map[string]*atomic.Int64)}
	users := strings.Fields("ann bob cid dee eve")
	var wg sync.WaitGroup
	for g := range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 250 {
				c.Add(users[(g*i)%len(users)], int64(i%3))
			}
		}()
	}
	reads := make(chan int, 4)
	for range 4 {
		go func() { reads <- len(c.Snapshot()) }()
	}
	for range 4 {
		if n := <-reads; n > len(users) {
			fmt.Println("too many", n)
		}
	}
	wg.Wait()
	for _, u := range c.Snapshot() {
		fmt.Printf("%s %5d\n", u.User, u.N)
	}
}
