/** What things cost: one table of list prices, for all who count. */
@NullMarked
package io.stratoscope.price;

import org.jspecify.annotations.NullMarked;
