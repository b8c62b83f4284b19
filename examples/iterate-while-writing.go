package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{1: 1, 2: 2, 3: 3}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := range 4 {
			m[10+i] = i
		}
	}()
	sum := 0
	for k, v := range m {
		sum += k * v
	}
	wg.Wait()
	fmt.Println(sum, len(m))
}
