// Package math has what WebAssembly does in one instruction; its other functions are
// in files of their own.
package math

// Sqrt returns the square root of x.
//
//hmapscope:private
func Sqrt(x float64) float64 { return sqrt(x) }

// Floor returns the greatest integer at most x.
//
//hmapscope:private
func Floor(x float64) float64 { return floor(x) }

// Ceil returns the least integer at least x.
//
//hmapscope:private
func Ceil(x float64) float64 { return ceil(x) }

// Trunc returns x without its fraction.
//
//hmapscope:private
func Trunc(x float64) float64 { return trunc(x) }

// Abs returns x without its sign.
//
//hmapscope:private
func Abs(x float64) float64 { return abs(x) }

// Copysign returns f with the sign of sign.
//
//hmapscope:private
func Copysign(f, sign float64) float64 { return copysign(f, sign) }

// Float64bits returns the bits of f.
//
//hmapscope:private
func Float64bits(f float64) uint64 { return float64bits(f) }

// Float64frombits returns the float whose bits are b.
//
//hmapscope:private
func Float64frombits(b uint64) float64 { return float64frombits(b) }

// Float32bits returns the bits of f.
//
//hmapscope:private
func Float32bits(f float32) uint32 { return float32bits(f) }

// Float32frombits returns the float whose bits are b.
//
//hmapscope:private
func Float32frombits(b uint32) float32 { return float32frombits(b) }

// Their instructions.

func sqrt(x float64) float64
func floor(x float64) float64
func ceil(x float64) float64
func trunc(x float64) float64
func abs(x float64) float64
func copysign(f, sign float64) float64
func float64bits(f float64) uint64
func float64frombits(b uint64) float64
func float32bits(f float32) uint32
func float32frombits(b uint32) float32
