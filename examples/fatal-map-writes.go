package main

import (
	"fmt"
	"sync"
)

func main() {
	fmt.Println("start")
	m := map[int]int{}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; ; i++ {
				m[g*1000+i%1000] = i
			}
		}()
	}
	wg.Wait()
}
