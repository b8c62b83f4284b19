package main

import (
	"fmt"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(42))
	for range 5 {
		fmt.Print(r.Intn(100), " ", r.Int63()%1000, " ")
	}
	fmt.Println()
	fmt.Println(r.Float64(), r.Float32(), r.Perm(8), r.Int31n(10), r.Uint32(), r.NormFloat64(), r.ExpFloat64())
	xs := []string{"a", "b", "c", "d", "e"}
	r.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
	fmt.Println(xs)
	same := rand.New(rand.NewSource(42))
	fmt.Println(same.Intn(100), same.Int63()%1000)
	counts := [6]int{}
	for range 6000 {
		counts[rand.Intn(6)]++
	}
	for face, n := range counts {
		if n < 800 || n > 1200 {
			fmt.Println("unfair", face, n)
		}
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		rand.Intn(0)
	}()
}
