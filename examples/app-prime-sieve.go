package main

import "fmt"

func generate(ch chan<- int) {
	for i := 2; ; i++ {
		ch <- i
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if i := <-in; i%prime != 0 {
			out <- i
		}
	}
}

func eratosthenes(n int) (count, last int) {
	composite := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		count, last = count+1, i
		for j := i * i; j <= n; j += i {
			composite[j] = true
		}
	}
	return
}

func main() {
	ch := make(chan int)
	go generate(ch)
	for range 30 {
		prime := <-ch
		fmt.Print(prime, " ")
		next := make(chan int)
		go filter(ch, next, prime)
		ch = next
	}
	fmt.Println()
	fmt.Println(eratosthenes(1_000_000))
}
