package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("deferred calls do not run")
	fmt.Println("out")
	fmt.Fprintln(os.Stderr, "failed: no such thing")
	os.Exit(3)
}
