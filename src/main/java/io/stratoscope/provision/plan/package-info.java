/** What has to be done so that an account has what a stack wants, or nothing of it. Looks only; changes nothing. */
@NullMarked
package io.stratoscope.provision.plan;

import org.jspecify.annotations.NullMarked;
