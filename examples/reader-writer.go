package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{0: 0, 1: 10, 2: 20, 3: 30}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		for i := range 4 {
			m[i] = i * 10
		}
	}()
	go func() {
		defer wg.Done()
		sum := 0
		for i := range 4 {
			sum += m[i]
		}
		fmt.Println("sum", sum)
	}()
	wg.Wait()
	fmt.Println(len(m))
}
