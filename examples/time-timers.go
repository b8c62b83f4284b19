package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(20 * time.Millisecond)
	d := time.Since(start)
	fmt.Println(d >= 20*time.Millisecond, d < 10*time.Second)

	var mu sync.Mutex
	var order []int
	var wg sync.WaitGroup
	for _, ms := range []int{300, 20, 160} {
		wg.Add(1)
		time.AfterFunc(time.Duration(ms)*time.Millisecond, func() {
			defer wg.Done()
			mu.Lock()
			order = append(order, ms)
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(order)

	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	t.Reset(time.Millisecond)
	<-t.C
	fmt.Println("fired")
	ticker := time.NewTicker(2 * time.Millisecond)
	for range 3 {
		<-ticker.C
	}
	ticker.Stop()
	fmt.Println("three ticks")

	day := time.Date(2024, time.February, 29, 13, 4, 5, 678000000, time.UTC)
	fmt.Println(day, day.Weekday(), day.YearDay(), day.Unix(), day.UnixMilli())
	fmt.Println(day.Format(time.RFC3339Nano), day.Format("Mon Jan _2 3:04PM 2006"), day.AddDate(1, 0, 0).Format(time.DateOnly))
	fmt.Println(day.Add(36*time.Hour).Sub(day), day.Truncate(time.Hour).Format(time.TimeOnly), day.Before(day.Add(1)))
	fmt.Println(time.Duration(0), 1500*time.Microsecond, time.Duration(999), -2*time.Second, time.Duration(1<<63-1))
	var zero time.Time
	fmt.Println(zero.IsZero(), zero, time.March, time.Saturday)
	select {
	case <-time.After(time.Millisecond):
		fmt.Println("after")
	case <-time.Tick(time.Hour):
	}
}
