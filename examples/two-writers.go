package main

import (
	"fmt"
	"sync"
)

func main() {
	m := map[int]int{}
	var wg sync.WaitGroup
	for g := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 6 {
				m[i*2+g] = i
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(m))
}
