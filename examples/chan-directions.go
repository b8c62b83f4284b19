package main

import (
	"fmt"
	"sync"
)

func produce(n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := range n {
			out <- i
		}
	}()
	return out
}

func square(in <-chan int, out chan<- int) {
	for v := range in {
		out <- v * v
	}
	close(out)
}

type request struct {
	n     int
	reply chan<- string
}

func main() {
	squares := make(chan int, 2)
	go square(produce(6), squares)
	for v := range squares {
		fmt.Print(v, " ")
	}
	fmt.Println()

	c := make(chan int, 3)
	fmt.Println(len(c), cap(c))
	c <- 1
	c <- 2
	fmt.Println(len(c), cap(c), <-c, len(c))
	close(c)
	v, ok := <-c
	fmt.Println(v, ok)
	v, ok = <-c
	fmt.Println(v, ok)

	requests := make(chan request)
	go func() {
		for r := range requests {
			r.reply <- fmt.Sprint("answer to ", r.n)
		}
	}()
	for n := range 3 {
		reply := make(chan string)
		requests <- request{n, reply}
		fmt.Println(<-reply)
	}
	close(requests)

	chans := make(chan chan string, 1)
	inner := make(chan string, 1)
	chans <- inner
	inner <- "through two channels"
	fmt.Println(<-<-chans)

	var wg sync.WaitGroup
	results := make([]int, 5)
	start := make(chan struct{})
	for i := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-start
			results[i] = i * 10
		}()
	}
	close(start)
	wg.Wait()
	fmt.Println(results)
	var send chan<- int = make(chan int, 1)
	send <- 1
	fmt.Printf("%T %T %d\n", send, produce(0), len(send))
	fns := make(chan func() int, 1)
	fns <- func() int { return 42 }
	fmt.Println((<-fns)())
	a, b := make(chan int), make(chan int)
	d := a
	fmt.Println(a == b, a == d, a != nil)
	structs := make(chan [3]string, 1)
	structs <- [3]string{"x", "y", "z"}
	fmt.Println((<-structs)[1])
}
