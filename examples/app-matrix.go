package main

import (
	"errors"
	"fmt"
	"sync"
)

type Matrix struct {
	rows, cols int
	data       []float64
}

var ErrShape = errors.New("shapes do not match")

func New(rows, cols int, f func(i, j int) float64) *Matrix {
	m := &Matrix{rows, cols, make([]float64, rows*cols)}
	for i := range rows {
		for j := range cols {
			m.data[i*cols+j] = f(i, j)
		}
	}
	return m
}

func (m *Matrix) row(i int) []float64 { return m.data[i*m.cols : (i+1)*m.cols : (i+1)*m.cols] }

func Mul(a, b *Matrix) (*Matrix, error) {
	if a.cols != b.rows {
		return nil, fmt.Errorf("%dx%d by %dx%d: %w", a.rows, a.cols, b.rows, b.cols, ErrShape)
	}
	c := New(a.rows, b.cols, func(int, int) float64 { return 0 })
	var wg sync.WaitGroup
	for i := range a.rows {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out, left := c.row(i), a.row(i)
			for k, x := range left {
				for j, y := range b.row(k) {
					out[j] += x * y
				}
			}
		}()
	}
	wg.Wait()
	return c, nil
}

func main() {
	a := New(4, 3, func(i, j int) float64 { return float64(i + j) })
	b := New(3, 2, func(i, j int) float64 { return float64(i*2+j) / 2 })
	c, err := Mul(a, b)
	fmt.Println(c.data, err)
	_, err = Mul(b, a)
	fmt.Println(err, errors.Is(err, ErrShape))
	n := 40
	id := New(n, n, func(i, j int) float64 {
		if i == j {
			return 1
		}
		return 0
	})
	r := New(n, n, func(i, j int) float64 { return float64((i*31+j*17)%10) - 4.5 })
	p, _ := Mul(r, id)
	same := 0
	for i, v := range p.data {
		if v == r.data[i] {
			same++
		}
	}
	q, _ := Mul(r, r)
	trace := 0.0
	for i := range n {
		trace += q.row(i)[i]
	}
	fmt.Println(same == n*n, trace)
}
