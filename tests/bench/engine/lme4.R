# Fits the model of the engine by lme4's REML to the ratings of a CSV file; prints the seconds of the fit alone and the criterion.
suppressPackageStartupMessages(library(lme4))
ratings <- read.csv(commandArgs(trailingOnly = TRUE)[1], stringsAsFactors = TRUE)
seconds <- system.time(
	fit <- lmer(
		level ~ 0 + dim + (1 | cand) + (1 | cand:dim) + (1 | rater) + (1 | rater:dim) + (1 | cand:rater),
		data = ratings, REML = TRUE,
		control = lmerControl(calc.derivs = FALSE, check.conv.singular = "ignore")
	)
)[["elapsed"]]
cat(sprintf("%.4f %.6f\n", seconds, REMLcrit(fit)))
