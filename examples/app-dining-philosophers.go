package main

import (
	"fmt"
	"sync"
)

type fork struct{ sync.Mutex }

type philosopher struct {
	name        string
	left, right *fork
	meals       int
}

func (p *philosopher) dine(meals int, host chan struct{}, done *sync.WaitGroup) {
	defer done.Done()
	for range meals {
		host <- struct{}{}
		p.left.Lock()
		p.right.Lock()
		p.meals++
		p.right.Unlock()
		p.left.Unlock()
		<-host
	}
}

func main() {
	names := []string{"Aristotle", "Kant", "Hypatia", "Confucius", "Arendt"}
	forks := make([]*fork, len(names))
	for i := range forks {
		forks[i] = new(fork)
	}
	host := make(chan struct{}, len(names)-1)
	var done sync.WaitGroup
	philosophers := make([]*philosopher, len(names))
	for i, name := range names {
		philosophers[i] = &philosopher{name: name, left: forks[i], right: forks[(i+1)%len(forks)]}
		done.Add(1)
		go philosophers[i].dine(50, host, &done)
	}
	done.Wait()
	for _, p := range philosophers {
		fmt.Printf("%-10s %d\n", p.name, p.meals)
	}
}
