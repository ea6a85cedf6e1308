/** What a stack wants: its resources in the words of CloudFormation's resource types, and what has to be there before what. */
@NullMarked
package io.stratoscope.provision.stack;

import org.jspecify.annotations.NullMarked;
