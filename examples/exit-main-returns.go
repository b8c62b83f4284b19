package main

import "fmt"

func main() {
	block := make(chan int)
	for range 3 {
		go func() {
			defer fmt.Println("never")
			<-block
		}()
	}
	fmt.Println("the others are left behind")
}
