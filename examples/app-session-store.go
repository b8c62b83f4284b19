package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"sync"
	"time"
)

type Session struct {
	ID      string
	User    string
	Expires time.Time
	Data    map[string]any
}

var (
	ErrNotFound = errors.New("no such session")
	ErrExpired  = errors.New("session expired")
)

type shard struct {
	sync.RWMutex
	sessions map[string]*Session
}

type Store struct {
	shards [4]shard
	now    func() time.Time
	next   int
}

func (s *Store) shardOf(id string) *shard {
	h := fnv.New32a()
	h.Write([]byte(id))
	return &s.shards[h.Sum32()%uint32(len(s.shards))]
}

func (s *Store) Create(user string, ttl time.Duration) *Session {
	s.next++
	session := &Session{fmt.Sprintf("s%04d", s.next), user, s.now().Add(ttl), map[string]any{}}
	sh := s.shardOf(session.ID)
	sh.Lock()
	defer sh.Unlock()
	if sh.sessions == nil {
		sh.sessions = make(map[string]*Session)
	}
	sh.sessions[session.ID] = session
	return session
}

func (s *Store) Get(id string) (*Session, error) {
	sh := s.shardOf(id)
	sh.RLock()
	defer sh.RUnlock()
	session, ok := sh.sessions[id]
	switch {
	case !ok:
		return nil, fmt.Errorf("%q: %w", id, ErrNotFound)
	case s.now().After(session.Expires):
		return session, ErrExpired
	}
	return session, nil
}

func (s *Store) Sweep() (n int) {
	for i := range s.shards {
		sh := &s.shards[i]
		sh.Lock()
		for id, session := range sh.sessions {
			if s.now().After(session.Expires) {
				delete(sh.sessions, id)
				n++
			}
		}
		sh.Unlock()
	}
	return
}

func main() {
	clock := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	store := &Store{now: func() time.Time { return clock }}
	for i := range 20 {
		s := store.Create(fmt.Sprint("user", i), time.Duration(i+1)*time.Minute)
		s.Data["visits"] = i
	}
	s, err := store.Get("s0007")
	fmt.Println(s.User, s.Data["visits"], s.Expires.Format(time.Kitchen), err)
	_, err = store.Get("s9999")
	fmt.Println(err, errors.Is(err, ErrNotFound))
	clock = clock.Add(10*time.Minute + time.Second)
	_, err = store.Get("s0007")
	fmt.Println(err == ErrExpired)
	fmt.Println(store.Sweep(), store.Sweep())
	_, err = store.Get("s0007")
	fmt.Println(err)
	var wg sync.WaitGroup
	var found [20]bool
	for i := range found {
		wg.Add(1)
		go func() {
			defer wg.Done()
			_, err := store.Get(fmt.Sprintf("s%04d", i+1))
			found[i] = err == nil
		}()
	}
	wg.Wait()
	fmt.Println(found)
}
