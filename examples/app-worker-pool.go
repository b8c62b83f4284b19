package main

import (
	"errors"
	"fmt"
	"sort"
	"sync"
)

type job struct{ id, n int }

type result struct {
	job   job
	value int
	err   error
}

var errOdd = errors.New("too odd")

func work(j job) (int, error) {
	if j.n%7 == 0 {
		return 0, fmt.Errorf("job %d: %w", j.id, errOdd)
	}
	steps := 0
	for n := j.n; n != 1; steps++ {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
	}
	return steps, nil
}

func main() {
	jobs := make(chan job)
	results := make(chan result, 4)
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				v, err := work(j)
				results <- result{j, v, err}
			}
		}()
	}
	go func() {
		for i := range 30 {
			jobs <- job{i, i + 1}
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	var all []result
	failed := 0
	for r := range results {
		if errors.Is(r.err, errOdd) {
			failed++
		}
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].job.id < all[j].job.id })
	for _, r := range all {
		if r.err != nil {
			fmt.Println(r.err)
			continue
		}
		fmt.Print(r.job.n, ":", r.value, " ")
	}
	fmt.Println()
	fmt.Println(len(all), failed)
}
