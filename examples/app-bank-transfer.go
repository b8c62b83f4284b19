package main

import (
	"errors"
	"fmt"
	"sync"
)

type Account struct {
	ID      int
	mu      sync.Mutex
	balance int
	log     []string
}

var ErrFunds = errors.New("insufficient funds")

type TransferError struct {
	From, To, Amount int
	Err              error
}

func (e *TransferError) Error() string {
	return fmt.Sprintf("transfer of %d from %d to %d: %v", e.Amount, e.From, e.To, e.Err)
}

func (e *TransferError) Unwrap() error { return e.Err }

// Transfer locks both accounts, that of the smaller number first, so that two transfers never wait for each other.
func Transfer(from, to *Account, amount int) error {
	first, second := from, to
	if first.ID > second.ID {
		first, second = second, first
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	if from.balance < amount {
		return &TransferError{from.ID, to.ID, amount, ErrFunds}
	}
	from.balance -= amount
	to.balance += amount
	from.log = append(from.log, fmt.Sprint("-", amount))
	return nil
}

func main() {
	accounts := make([]*Account, 5)
	for i := range accounts {
		accounts[i] = &Account{ID: i, balance: 1000}
	}
	var wg sync.WaitGroup
	var failures sync.Map
	for g := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 100 {
				from, to := accounts[(g+i)%5], accounts[(g*3+i*7+1)%5]
				if from == to {
					continue
				}
				if err := Transfer(from, to, i%50); err != nil {
					failures.Store(g*100+i, err)
				}
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, a := range accounts {
		total += a.balance
		if a.balance < 0 {
			fmt.Println("overdrawn", a.ID)
		}
	}
	fmt.Println("total", total)
	err := Transfer(accounts[0], accounts[1], 1_000_000)
	var te *TransferError
	fmt.Println(err, errors.Is(err, ErrFunds), errors.As(err, &te) && te.Amount == 1_000_000)
}
