/** A million steps, and a fault: a run to the throw tries no other future. */
export const MILLION = `package main

import "sync"

func main() {
	m := map[int]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 8600 {
				mu.Lock()
				m[i%512*w]++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	panic("done")
}
`;
