package io.stratoscope.backup.restore;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What something of a restore costs, by list price.
 *
 * @param usd US dollars, not rounded; empty where the price is not known
 * @param monthly whether it is for each month that it stays; else it is paid once
 */
public record RestoreCost(String what, Optional<BigDecimal> usd, boolean monthly) {}
