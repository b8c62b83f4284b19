package testing

import (
	"fmt"
	"runtime"
	"time"
)

// A benchmark's loops run so often: times are the machine's own and say nothing.
const turns = 100

// B is a benchmark.
type B struct {
	common
	N     int
	bytes int64
}

// BenchmarkResult is what a benchmark measured, in virtual time.
type BenchmarkResult struct {
	N     int
	T     time.Duration
	Bytes int64
}

// Benchmark runs f by itself.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{N: turns}
	b.printer = new(printer)
	b.told = make(chan bool, 1)
	go func() {
		defer func() { b.told <- true }()
		b.ResetTimer()
		f(b)
		b.runCleanup()
	}()
	<-b.told
	b.StopTimer()
	if b.Failed() || b.Skipped() {
		return BenchmarkResult{}
	}
	return BenchmarkResult{b.N, b.duration, b.bytes}
}

// StartTimer, StopTimer and ResetTimer say what to measure.

func (b *B) StartTimer() {
	if b.start.IsZero() {
		b.start = time.Now()
	}
}

func (b *B) StopTimer() {
	if !b.start.IsZero() {
		b.duration += time.Since(b.start)
		b.start = time.Time{}
	}
}

func (b *B) ResetTimer() {
	b.duration = 0
	b.start = time.Now()
}

func (b *B) ReportAllocs() {}

func (b *B) SetBytes(n int64) { b.bytes = n }

func (b *B) Elapsed() time.Duration {
	if b.start.IsZero() {
		return b.duration
	}
	return b.duration + time.Since(b.start)
}

// Run runs f as a benchmark within the benchmark.
func (b *B) Run(name string, f func(b *B)) bool {
	Benchmark(f)
	return true
}

// A PB gives the goroutines of RunParallel their turns.
type PB struct {
	left chan bool
}

// Next reports whether there is another turn.
func (pb *PB) Next() bool {
	_, ok := <-pb.left
	return ok
}

// RunParallel runs body in as many goroutines as there are processors.
func (b *B) RunParallel(body func(*PB)) {
	left := make(chan bool, b.N)
	for i := 0; i < b.N; i++ {
		left <- true
	}
	close(left)
	n := runtime.GOMAXPROCS(0)
	done := make(chan bool)
	for i := 0; i < n; i++ {
		go func() {
			defer func() { done <- true }()
			body(&PB{left})
		}()
	}
	for i := 0; i < n; i++ {
		<-done
	}
}

func (r BenchmarkResult) NsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

func (r BenchmarkResult) String() string {
	return fmt.Sprintf("%8d\t%10d ns/op", r.N, r.NsPerOp())
}
