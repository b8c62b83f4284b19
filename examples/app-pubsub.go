package main

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

type Message struct{ Topic, Body string }

type Broker struct {
	mu     sync.RWMutex
	subs   map[string][]chan Message
	closed bool
}

func (b *Broker) Subscribe(topic string, buffer int) <-chan Message {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := make(chan Message, buffer)
	if b.subs == nil {
		b.subs = make(map[string][]chan Message)
	}
	b.subs[topic] = append(b.subs[topic], c)
	return c
}

func (b *Broker) Publish(m Message) (delivered int) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.closed {
		return
	}
	for pattern, subs := range b.subs {
		if pattern != m.Topic && (!strings.HasSuffix(pattern, "*") || !strings.HasPrefix(m.Topic, strings.TrimSuffix(pattern, "*"))) {
			continue
		}
		for _, c := range subs {
			c <- m
			delivered++
		}
	}
	return
}

func (b *Broker) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	for _, subs := range b.subs {
		for _, c := range subs {
			close(c)
		}
	}
}

func main() {
	var b Broker
	var mu sync.Mutex
	received := map[string][]string{}
	var wg sync.WaitGroup
	for _, topic := range []string{"news", "sport.tennis", "sport.*", "*"} {
		in := b.Subscribe(topic, 1)
		wg.Add(1)
		go func() {
			defer wg.Done()
			for m := range in {
				mu.Lock()
				received[topic] = append(received[topic], m.Body)
				mu.Unlock()
			}
		}()
	}
	fmt.Println(b.Publish(Message{"news", "rain"}), b.Publish(Message{"sport.tennis", "6:4"}), b.Publish(Message{"sport.golf", "par"}), b.Publish(Message{"misc", "?"}))
	b.Close()
	wg.Wait()
	topics := make([]string, 0)
	for t := range received {
		topics = append(topics, t)
	}
	slices.Sort(topics)
	for _, t := range topics {
		fmt.Println(t, received[t])
	}
	fmt.Println(b.Publish(Message{"news", "late"}))
}
