package main

import "fmt"

func main() {
	c := make(chan int, 1)
	c <- 1
	close(c)
	v, ok := <-c
	w, more := <-c
	fmt.Println(v, ok, w, more)
	close(c)
}
