package main

import "fmt"

func main() {
	var c chan int
	select {
	case v := <-c:
		fmt.Println(v)
	default:
		fmt.Println("a nil channel is never ready", len(c), cap(c))
	}
	close(c)
}
