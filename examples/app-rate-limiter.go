package main

import (
	"fmt"
	"sync"
	"time"
)

// Bucket is a token bucket; its clock is the caller's.
type Bucket struct {
	rate   float64
	burst  float64
	tokens float64
	last   time.Time
}

func (b *Bucket) Allow(now time.Time) bool {
	b.tokens = min(b.burst, b.tokens+now.Sub(b.last).Seconds()*b.rate)
	b.last = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}

type Limiter struct {
	mu      sync.Mutex
	clients map[string]*Bucket
}

func (l *Limiter) Allow(client string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.clients[client]
	if !ok {
		b = &Bucket{rate: 2, burst: 3, tokens: 3, last: now}
		l.clients[client] = b
	}
	return b.Allow(now)
}

func main() {
	l := &Limiter{clients: map[string]*Bucket{}}
	now := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 12 {
		at := now.Add(time.Duration(i) * 200 * time.Millisecond)
		fmt.Println(at.Format("05.000"), l.Allow("ann", at), i%4 != 0 || l.Allow("bob", at))
	}

	// The same with a ticker: never more than one request a tick.
	ticks := time.NewTicker(2 * time.Millisecond)
	defer ticks.Stop()
	start := time.Now()
	for i := range 5 {
		<-ticks.C
		fmt.Print("request ", i, " ")
	}
	fmt.Println(time.Since(start) >= 8*time.Millisecond)
}
