/** The health rules, one class each, listed in {@link io.stratoscope.health.rule.HealthRules}. */
@NullMarked
package io.stratoscope.health.rule;

import org.jspecify.annotations.NullMarked;
