package main

import "fmt"

func main() {
	c := make(chan string, 2)
	c <- "one"
	close(c)
	fmt.Println(len(c), <-c)
	c <- "two"
}
