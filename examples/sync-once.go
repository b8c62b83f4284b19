package main

import (
	"errors"
	"fmt"
	"sync"
)

type client struct {
	once sync.Once
	conn string
}

func (c *client) get() string {
	c.once.Do(func() {
		fmt.Println("connecting")
		c.conn = "connection"
	})
	return c.conn
}

func main() {
	var c client
	var wg sync.WaitGroup
	for range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if c.get() != "connection" {
				fmt.Println("seen too early")
			}
		}()
	}
	wg.Wait()

	f := sync.OnceFunc(func() { fmt.Println("once") })
	f()
	f()
	calls := 0
	value := sync.OnceValue(func() int { calls++; return 42 })
	fmt.Println(value(), value(), calls)
	both := sync.OnceValues(func() (string, error) { calls++; return "x", errors.New("bad") })
	s, err := both()
	s2, err2 := both()
	fmt.Println(s, err, s2, err == err2, calls)

	bad := sync.OnceValue(func() int { calls++; panic("no value") })
	for range 2 {
		func() {
			defer func() { fmt.Println(recover(), calls) }()
			bad()
		}()
	}
	var once sync.Once
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		once.Do(func() { panic("first") })
	}()
	once.Do(func() { fmt.Println("never") })
}
