package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	mu.Lock()
	fmt.Println(mu.TryLock())
	mu.Unlock()
	defer func() { fmt.Println("not to be recovered", recover()) }()
	mu.Unlock()
}
