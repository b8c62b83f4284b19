package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
)

func source[T any](ctx context.Context, xs ...T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for _, x := range xs {
			select {
			case out <- x:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func stage[A, B any](ctx context.Context, in <-chan A, f func(A) (B, bool)) <-chan B {
	out := make(chan B)
	go func() {
		defer close(out)
		for a := range in {
			b, ok := f(a)
			if !ok {
				continue
			}
			select {
			case out <- b:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func merge[T any](ins ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, in := range ins {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for x := range in {
				out <- x
			}
		}()
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	words := source(ctx, strings.Fields("a man a plan a canal panama noon level code")...)
	palindromes := stage(ctx, words, func(w string) (string, bool) {
		r := []rune(w)
		for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
			if r[i] != r[j] {
				return "", false
			}
		}
		return w, len(w) > 1
	})
	upper := stage(ctx, palindromes, func(w string) (string, bool) { return strings.ToUpper(w), true })
	for w := range upper {
		fmt.Println(w)
	}
	sum := 0
	square := func(n int) (int, bool) { return n * n, n%2 == 1 }
	in := source(ctx, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	for n := range merge(stage(ctx, in, square), stage(ctx, in, square), stage(ctx, in, square)) {
		sum += n
	}
	fmt.Println(sum)
	endless := stage(ctx, source(ctx, make([]int, 1000)...), func(n int) (int, bool) { return n, true })
	for i := range 3 {
		fmt.Println(i, <-endless)
	}
	cancel()
	fmt.Println(ctx.Err())
}
