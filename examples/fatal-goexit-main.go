package main

import (
	"fmt"
	"runtime"
)

func main() {
	defer fmt.Println("deferred", recover())
	done := make(chan int)
	go func() {
		defer close(done)
		defer fmt.Println("goroutine left")
		runtime.Goexit()
		fmt.Println("never")
	}()
	<-done
	runtime.Goexit()
}
