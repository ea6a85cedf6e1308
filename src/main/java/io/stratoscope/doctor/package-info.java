/** Says what stands between the operator and a full picture: identity, permissions call by call, the clock. */
@NullMarked
package io.stratoscope.doctor;

import org.jspecify.annotations.NullMarked;
