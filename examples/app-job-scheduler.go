package main

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type Job struct {
	Name     string
	Priority int
	Run      func(context.Context) error
}

type jobs []*Job

func (j jobs) Len() int           { return len(j) }
func (j jobs) Less(a, b int) bool { return j[a].Priority > j[b].Priority }
func (j jobs) Swap(a, b int)      { j[a], j[b] = j[b], j[a] }
func (j *jobs) Push(x any)        { *j = append(*j, x.(*Job)) }
func (j *jobs) Pop() any {
	old := *j
	last := old[len(old)-1]
	*j = old[:len(old)-1]
	return last
}

type Scheduler struct {
	mu    sync.Mutex
	queue jobs
	log   []string
}

func (s *Scheduler) Add(j *Job) {
	s.mu.Lock()
	defer s.mu.Unlock()
	heap.Push(&s.queue, j)
}

func (s *Scheduler) next() *Job {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.queue.Len() == 0 {
		return nil
	}
	return heap.Pop(&s.queue).(*Job)
}

func (s *Scheduler) runOne(ctx context.Context, j *Job) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panicked: %v", r)
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
	defer cancel()
	return j.Run(ctx)
}

func (s *Scheduler) Run(ctx context.Context) {
	for j := s.next(); j != nil && ctx.Err() == nil; j = s.next() {
		err := s.runOne(ctx, j)
		s.log = append(s.log, fmt.Sprintf("%s: %v", j.Name, err))
	}
}

func main() {
	s := &Scheduler{}
	ctx, cancel := context.WithCancelCause(context.Background())
	ok := func(context.Context) error { return nil }
	s.Add(&Job{"low", 1, ok})
	s.Add(&Job{"slow", 5, func(ctx context.Context) error {
		select {
		case <-time.After(time.Minute):
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}})
	s.Add(&Job{"bad", 4, func(context.Context) error { return errors.New("failed") }})
	s.Add(&Job{"crash", 3, func(context.Context) error {
		var m map[string]int
		m["x"]++
		return nil
	}})
	s.Add(&Job{"spawn", 9, func(context.Context) error {
		s.Add(&Job{"child", 2, ok})
		return nil
	}})
	s.Add(&Job{"never", -5, ok})
	s.Add(&Job{"stop", -1, func(context.Context) error {
		cancel(errors.New("operator"))
		return ctx.Err()
	}})
	s.Run(ctx)
	for _, line := range s.log {
		fmt.Println(line)
	}
	fmt.Println(context.Cause(ctx), s.queue.Len())
}
