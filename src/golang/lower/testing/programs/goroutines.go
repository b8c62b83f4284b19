package main

import "sync"

var counter int

type shared struct {
	mu    sync.Mutex
	total int
}

func (s *shared) add(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.total += n
}

func work(n int, done *sync.WaitGroup, out []int) {
	defer done.Done()
	out[n] = n * n
}

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	results := make([]int, 4)
	for i := range 4 {
		wg.Add(1)
		go work(i, &wg, results)
	}
	wg.Wait()
	println(results[0], results[1], results[2], results[3])
	m := map[int]int{}
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range 10 {
				mu.Lock()
				m[i*100+j] = j
				counter++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	println(len(m), counter)
	var s shared
	wg.Add(2)
	go func(k int) { s.add(k); wg.Done() }(5)
	go func() { s.add(6); wg.Done() }()
	wg.Wait()
	println(s.total)
}
