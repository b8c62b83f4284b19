package main

import (
	"fmt"
	"sync"
)

func main() {
	visits := map[string]int{"ana": 1}
	pages := []string{"ana", "bob", "eve"}
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for _, name := range pages {
				visits[name]++
			}
		}()
	}
	wg.Wait()
	fmt.Println(visits["ana"], visits["bob"], visits["eve"])
}
