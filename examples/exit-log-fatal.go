package main

import (
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("app: ")
	logger := log.New(os.Stdout, "[info] ", log.Lmsgprefix)
	logger.Println("starting", 1, true)
	logger.Printf("%05d", 42)
	fmt.Println(logger.Prefix(), log.Prefix(), log.Flags())
	defer fmt.Println("never")
	log.Fatalf("cannot go on: %v", os.ErrInvalid)
}
