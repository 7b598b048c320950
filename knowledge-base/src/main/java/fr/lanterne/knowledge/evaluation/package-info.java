/** Question sets in, figures out: recall, reciprocal rank, risk and coverage, latency. */
@NullMarked
package fr.lanterne.knowledge.evaluation;

import org.jspecify.annotations.NullMarked;
