package main

import "fmt"

func main() {
	defer fmt.Println("deferred calls do not run")
	done := make(chan bool)
	go func() {
		done <- true
	}()
	fmt.Println(<-done)
	select {}
}
