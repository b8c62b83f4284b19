// Package abi describes what the compiler and the runtime agree on: the
// descriptor that stands behind every Go type.
package abi

import "unsafe"

// Kind says which shape a type has. The numbers are Go's own.
type Kind uint8

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// KindMask takes flags off Kind_; the rest is a Kind.
const KindMask = (1 << 5) - 1

// Type is the head of every descriptor. Descriptors are read-only data that the
// compiler writes, so reading one is never a step.
//
//hmapscope:private
type Type struct {
	Size_       uintptr
	PtrBytes    uintptr // bytes up to the last pointer: 0 means that the type holds none
	Hash        uint32
	TFlag       uint8
	Align_      uint8
	FieldAlign_ uint8
	Kind_       uint8
	Equal       func(unsafe.Pointer, unsafe.Pointer) bool
	GCData      unsafe.Pointer
	Str         uint32 // where the string with the type's name lies: low half of its address
	PtrToThis   uint32
}

// Pointers reports whether values of the type hold pointers.
//
//hmapscope:private
func (t *Type) Pointers() bool { return t.PtrBytes != 0 }

// Kind returns the type's shape.
//
//hmapscope:private
func (t *Type) Kind() Kind { return Kind(t.Kind_ & KindMask) }

// IfaceIndir reports whether an interface holds a pointer to the value, not the
// value itself. Only types that are one pointer stand directly in the data word.
//
//hmapscope:private
func (t *Type) IfaceIndir() bool {
	switch t.Kind() {
	case Pointer, Map, Chan, Func, UnsafePointer:
		return false
	}
	return true
}

// String returns the type's name as Go prints it: map[int]string, *main.Point.
//
//hmapscope:private
func (t *Type) String() string {
	return *(*string)(PointerTo(uintptr(t.Str)))
}

// TFlagRegularMemory: values are equal when their bytes are.
const TFlagRegularMemory = 8

// RegularMemory reports whether values of the type are equal when their bytes are.
//
//hmapscope:private
func (t *Type) RegularMemory() bool { return t.TFlag&TFlagRegularMemory != 0 }

// TFlagText: behind the descriptor stands a Text.
const TFlagText = 1

// Text is how values of a type print themselves: by their method Error, or String.
//
//hmapscope:private
type Text struct {
	Of          func(value unsafe.Pointer) string // takes the value's address
	NeedsTarget bool                              // of a pointer whose target has the method
}

// Text returns the type's method for printing, or nil.
//
//hmapscope:private
func (t *Type) Text() *Text {
	if t.TFlag&TFlagText == 0 {
		return nil
	}
	size := unsafe.Sizeof(Type{})
	switch t.Kind() {
	case Pointer, Slice:
		size = unsafe.Sizeof(PtrType{})
	case Chan:
		size = unsafe.Sizeof(ChanType{})
	case Array:
		size = unsafe.Sizeof(ArrayType{})
	case Struct:
		size = unsafe.Sizeof(StructType{})
	case Map:
		size = unsafe.Sizeof(MapType{})
	}
	return (*Text)(unsafe.Add(unsafe.Pointer(t), size))
}

// PointerBase is what every address has above its low 32 bits; those are the
// offset in the machine's memory.
const PointerBase = 0xc000000000

// PointerTo makes a pointer of an offset in memory.
//
//hmapscope:private
func PointerTo(offset uintptr) unsafe.Pointer {
	return unsafe.Pointer(PointerBase | offset)
}

// ArrayType describes [Len]Elem.
//
//hmapscope:private
type ArrayType struct {
	Type
	Elem  *Type
	Slice *Type
	Len   uintptr
}

// ChanDir says what a channel type allows: 1 receiving, 2 sending, 3 both.
type ChanDir int

// ChanType describes chan Elem.
//
//hmapscope:private
type ChanType struct {
	Type
	Elem *Type
	Dir  ChanDir
}

// PtrType describes *Elem.
//
//hmapscope:private
type PtrType struct {
	Type
	Elem *Type
}

// SliceType describes []Elem.
//
//hmapscope:private
type SliceType struct {
	Type
	Elem *Type
}

// StructField is one field of a struct, in source order.
//
//hmapscope:private
type StructField struct {
	Name   *string
	Typ    *Type
	Offset uintptr
}

// StructType describes a struct.
//
//hmapscope:private
type StructType struct {
	Type
	PkgPath unsafe.Pointer
	Fields  []StructField
}
