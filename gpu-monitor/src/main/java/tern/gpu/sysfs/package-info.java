/// What Linux says of cards in its own files: which are on the bus, who drives them, whether they sleep, and what the free
/// drivers (amdgpu, i915, xe) measure. Every reader takes the folder that stands for `/`. Nothing here loads a library,
/// starts a program or wakes a card.
@NullMarked
package tern.gpu.sysfs;

import org.jspecify.annotations.NullMarked;
