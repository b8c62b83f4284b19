package main

import (
	"fmt"
	"sync"
)

type account struct {
	sync.Mutex
	balance int
}

func (a *account) add(n int) {
	a.Lock()
	defer a.Unlock()
	a.balance += n
}

func (a *account) double() {
	a.Lock()
	defer a.Unlock()
	a.add(a.balance)
}

func main() {
	a := &account{}
	a.add(5)
	fmt.Println(a.balance)
	a.double()
}
