package main

import (
	"fmt"
	"time"
)

func fibonacci(c chan<- int, quit <-chan bool) {
	x, y := 0, 1
	for {
		select {
		case c <- x:
			x, y = y, x+y
		case <-quit:
			close(c)
			return
		}
	}
}

func merge(a, b <-chan int) (sum, count int) {
	for a != nil || b != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			sum += v
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			sum += 10 * v
		}
		count++
	}
	return
}

func numbers(n int) <-chan int {
	c := make(chan int)
	go func() {
		for i := range n {
			c <- i
		}
		close(c)
	}()
	return c
}

func index(s string) int { fmt.Print(s, " "); return 0 }

func main() {
	c, quit := make(chan int), make(chan bool)
	go func() {
		for range 10 {
			fmt.Print(<-c, " ")
		}
		fmt.Println()
		close(quit)
	}()
	fibonacci(c, quit)
	fmt.Println(merge(numbers(5), numbers(4)))

	full := make(chan int, 1)
	for i := range 3 {
		select {
		case full <- i:
			fmt.Println("sent", i)
		default:
			fmt.Println("full")
		}
	}
	select {
	case v := <-make(chan int):
		fmt.Println("never", v)
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	}
	// Channels and values are evaluated once, in source order, before anything is chosen.
	chans := []chan int{make(chan int, 1)}
	values := []int{7}
	var nothing chan int
	select {
	case <-nothing:
	case chans[index("channel")] <- values[index("value")]:
		fmt.Println("chosen")
	}
	var got [1]int
	select {
	case got[index("target")] = <-chans[0]:
		fmt.Println(got)
	}
	counts := [2]int{}
	a, b := make(chan int, 1000), make(chan int, 1000)
	for i := range 1000 {
		a <- i
		b <- i
	}
	for range 1000 {
		select {
		case <-a:
			counts[0]++
		case <-b:
			counts[1]++
		}
	}
	fmt.Println(counts[0]+counts[1], counts[0] > 300, counts[1] > 300)
loop:
	for i := 0; ; i++ {
		select {
		case <-quit:
			if i == 2 {
				break loop
			}
		}
	}
	fmt.Println("out of the loop")
}
