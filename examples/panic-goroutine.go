package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		fmt.Println("worker")
	}()
	wg.Wait()
	go func() {
		defer fmt.Println("deferred in the goroutine")
		panic(fmt.Sprintf("goroutine %d failed", 2))
	}()
	select {}
}
