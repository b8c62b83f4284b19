package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string

func worker(ctx context.Context, id int, results chan<- string) {
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			results <- fmt.Sprint("worker ", id, ": ", ctx.Err())
			return
		case <-time.After(time.Millisecond):
		}
	}
}

func main() {
	root := context.WithValue(context.Background(), key("user"), "gopher")
	ctx, cancel := context.WithCancel(root)
	results := make(chan string)
	for i := range 3 {
		go worker(ctx, i, results)
	}
	time.Sleep(5 * time.Millisecond)
	cancel()
	seen := map[string]bool{}
	for range 3 {
		seen[<-results] = true
	}
	fmt.Println(seen)
	fmt.Println(ctx.Value(key("user")), ctx.Value("user"), ctx.Err())
	fmt.Println(context.Background(), context.TODO(), root)

	ctx, cancel = context.WithTimeout(root, 10*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), errors.Is(ctx.Err(), context.DeadlineExceeded), context.Cause(ctx))
	_, has := ctx.Deadline()
	fmt.Println(has)

	parent, stop := context.WithCancelCause(root)
	child, cancelChild := context.WithCancel(parent)
	defer cancelChild()
	var wg sync.WaitGroup
	wg.Add(1)
	context.AfterFunc(child, func() {
		defer wg.Done()
		fmt.Println("after", context.Cause(child))
	})
	stop(errors.New("shutting down"))
	wg.Wait()
	fmt.Println(child.Err(), context.Cause(child), parent.Err())
	free := context.WithoutCancel(child)
	fmt.Println(free.Err(), free.Value(key("user")), free.Done() == nil)
	late, cancelLate := context.WithDeadline(root, time.Now().Add(-time.Second))
	defer cancelLate()
	fmt.Println(late.Err())
}
