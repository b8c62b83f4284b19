package main

import (
	"fmt"
	"math"
	"math/bits"
)

func main() {
	fmt.Println(math.Sqrt(2), math.Cbrt(27), math.Pow(2, 0.5), math.Exp(1), math.Log(10), math.Log2(8), math.Log10(1000), math.Hypot(3, 4))
	fmt.Println(math.Sin(1), math.Cos(1), math.Tan(1), math.Asin(1), math.Acos(0), math.Atan(1), math.Atan2(-1, -1), math.Sinh(1), math.Tanh(0.5))
	for _, x := range []float64{2.5, -2.5, 1.4999, -0.2} {
		fmt.Println(math.Floor(x), math.Ceil(x), math.Trunc(x), math.Round(x), math.RoundToEven(x), math.Abs(x))
	}
	fmt.Println(math.Mod(7, -3), math.Remainder(7, 4), math.Max(3, math.NaN()), math.Min(-0.0, 0), math.Inf(-1), math.Signbit(-1))
	frac, exp := math.Frexp(10)
	whole, part := math.Modf(-3.25)
	fmt.Println(frac, exp, whole, part, math.Ldexp(0.5, 4), math.IsNaN(math.NaN()), math.IsInf(math.Inf(1), 0))
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.Pi, math.E, math.MaxInt8)
	fmt.Println(bits.LeadingZeros64(1), bits.TrailingZeros32(8), bits.OnesCount(255), bits.Len16(1000), bits.Reverse8(3), bits.RotateLeft32(1, 31), bits.ReverseBytes16(0x1234))
	sum, carry := bits.Add64(math.MaxUint64, 1, 0)
	hi, lo := bits.Mul64(1<<63, 6)
	q, r := bits.Div64(1, 0, 3)
	fmt.Println(sum, carry, hi, lo, q, r, bits.UintSize)
}
