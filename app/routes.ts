import { index, prefix, route, type RouteConfig } from '@remix-run/route-config';

export default [
  index('routes/learn/choose-language.ts'),
  ...prefix(':lang', [
    index('routes/learn/home.tsx'),
    route('courses', 'routes/learn/catalogue.tsx'),
    route('courses/:course', 'routes/learn/course.tsx'),
    route('courses/:course/final', 'routes/learn/final-quiz.tsx'),
    route('courses/:course/:module/quiz', 'routes/learn/module-quiz.tsx'),
    route('courses/:course/:module/:lesson', 'routes/learn/lesson.tsx'),
    route('attempts/:attempt', 'routes/learn/attempt.tsx'),
    route('verify', 'routes/learn/verify.tsx'),
    route('verify/:credential', 'routes/learn/verify-credential.tsx'),
    route('me', 'routes/learn/my-learning.tsx'),
    route('me/certificates/:credential', 'routes/learn/certificate.tsx'),
    route('me/certificates/:credential.pdf', 'routes/learn/certificate-pdf.ts'),
    route('sign-in', 'routes/account/sign-in.tsx'),
    route('sign-up', 'routes/account/sign-up.tsx'),
    route('sign-out', 'routes/account/sign-out.ts'),
  ]),
  route('healthz', 'routes/api/healthz.ts'),
  route('readyz', 'routes/api/readyz.ts'),
  route('*', 'routes/learn/not-found.ts'),
] satisfies RouteConfig;
