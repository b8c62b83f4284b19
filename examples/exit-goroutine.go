package main

import (
	"fmt"
	"os"
)

func main() {
	done := make(chan int)
	go func() {
		defer close(done)
		fmt.Println("leaving from a goroutine")
		os.Exit(7)
	}()
	<-done
	fmt.Println("never")
}
