package main

import (
	"fmt"
	"log"
)

func main() {
	log.SetFlags(0)
	defer func() {
		r := recover()
		fmt.Printf("%T %v\n", r, r)
		log.Panicln("again", 2)
	}()
	log.Panicf("first %d", 1)
}
