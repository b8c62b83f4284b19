package main

import (
	"fmt"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *counter) inc(k string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[k]++
}

type config struct {
	sync.RWMutex
	values map[string]string
}

func (c *config) get(k string) string {
	c.RLock()
	defer c.RUnlock()
	return c.values[k]
}

func (c *config) set(k, v string) {
	c.Lock()
	c.values[k] = v
	c.Unlock()
}

func main() {
	c := counter{n: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 50 {
				c.inc(fmt.Sprint("k", i%3))
			}
		}()
	}
	wg.Wait()
	fmt.Println(c.n)

	cfg := &config{values: map[string]string{}}
	for i := range 10 {
		wg.Add(2)
		go func() {
			defer wg.Done()
			cfg.set(fmt.Sprint(i), fmt.Sprint(i*i))
		}()
		go func() {
			defer wg.Done()
			if v := cfg.get(fmt.Sprint(i)); v != "" && v != fmt.Sprint(i*i) {
				fmt.Println("wrong", v)
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(cfg.values), cfg.get("9"))

	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	var rw sync.RWMutex
	fmt.Println(rw.TryRLock(), rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	var l sync.Locker = rw.RLocker()
	rw.Unlock()
	l.Lock()
	fmt.Println(rw.TryLock())
	l.Unlock()
	fmt.Println(rw.TryLock())
}
