package main

import (
	"fmt"
	"testing"
)

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	wrong := 0
	r := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			if fib(15) != 610 {
				wrong++
			}
		}
	})
	fmt.Println(r.N > 0, r.T > 0, r.NsPerOp() > 0, wrong)
	failed := testing.Benchmark(func(b *testing.B) {
		if b.N > 0 {
			b.SkipNow()
		}
	})
	fmt.Println(failed.N, testing.Testing())
	var tb testing.TB
	fmt.Println(tb == nil)
}
